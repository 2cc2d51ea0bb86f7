const heldMs = 10_000;

/** Hands a file that was fetched to the browser, to be put where the person keeps their files. */
export function saveFile(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  // Chromium reads it only after the click was dealt with: let go at once, there would be no file.
  setTimeout(() => URL.revokeObjectURL(href), heldMs);
}
