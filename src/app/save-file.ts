/** Hands a file that was fetched to the browser, to be put where the person keeps their files. */
export function saveFile(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the time anything else runs.
  setTimeout(() => URL.revokeObjectURL(href));
}
