/** Version and a short hash of what the build was made from; Vite puts it in (`vite.config.ts`). */
declare const __RELEASE__: string;

/** Vite turns an imported stylesheet into a file of its own; nothing is imported from it. */
declare module '*.css';
