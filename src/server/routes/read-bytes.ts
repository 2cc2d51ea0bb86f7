/** The body of a request as it comes: never more of it than was agreed. */

/** `null` as soon as it is too much: a stream need not say how long it is. */
export async function readBytes(
  body: ReadableStream | null,
  bytesMax: number,
): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > bytesMax) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
