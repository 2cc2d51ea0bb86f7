/** The code in what was pasted: a whole link, its path, or the code alone. */
export function codeOf(pasted: string): string | null {
  const text = pasted.trim();
  const inLink = /\/join\/([^/?#\s]+)\/?(?:[?#]\S*)?$/.exec(text)?.[1];
  if (inLink) return inLink;
  return /^[\w-]{8,80}$/.test(text) ? text : null;
}
