// Written by hand: the compiler doesn't look at a JavaScript file in another room (see vite.config.ts).
export function hashOfBuildInputs(root: string): string;
