/**
 * From a picture of the phone's camera to a photo that can travel: at most 1,600 px and 250 KB, upright, and
 * with nothing in it but the picture. What a camera writes beside it (place, time, whose phone) stays behind
 * with the original: a canvas knows pixels only, and what a browser adds to those is stripped.
 */
import { photoBytesMax, photoSideMax } from '../domain/photo.ts';
import { fail, fault, ok, type Result } from '../domain/result.ts';
import { checkJpeg, strippedJpeg } from '../sync/jpeg.ts';
import type { Picture } from './phone.ts';
import { headBytes, parsePictureHead } from './picture-head.ts';
import { browserCrypto } from './receipt-crypto.ts';

/** In a fault's `where`. */
const tooManyPixels = 'too large';

/** 256 MB once decoded: phones of 2 GB have been seen to give a page no more. */
const pixelsMax = 64_000_000;
/** The longest picture that phones make, a panorama, has 16,000. */
const sideMax = 20_000;
const fileBytesMax = 40_000_000;

/** Where a phone's own pictures are 3 to 5 MB, 250 KB of 1,600 px come at about 0.7. */
const qualities = [0.8, 0.7, 0.6, 0.5, 0.4] as const;
/** For what even then is too much: a picture of leaves, or of noise. */
const sides = [photoSideMax, 1200, 900, 640] as const;

/** Faults: `not-a-photo`, with what it is instead, or `tooManyPixels`. */
export async function makePhoto(file: Blob): Promise<Result<Picture>> {
  if (file.size > fileBytesMax) return fail(fault('not-a-photo', tooManyPixels));
  const head = parsePictureHead(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
  if (!head.ok) return head;
  const { width, height } = head.value;
  const isTooMuch = width * height > pixelsMax || Math.max(width, height) > sideMax;
  if (isTooMuch) return fail(fault('not-a-photo', tooManyPixels));
  const image = await imageOf(file);
  return image ? shrink(image) : fail(fault('not-a-photo', 'unreadable'));
}

/** `null` for what this browser can't show, or what is broken. Upright, as its own head says. */
async function imageOf(file: Blob): Promise<HTMLImageElement | null> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function shrink(image: HTMLImageElement): Promise<Result<Picture>> {
  for (const side of sides) {
    const canvas = drawn(image, side);
    for (const quality of qualities) {
      const bytes = await jpegOf(canvas, quality);
      if (bytes && bytes.length <= photoBytesMax) return pictureOf(canvas, bytes);
    }
  }
  return fail(fault('not-a-photo', 'unreadable'));
}

/** Never larger than it was. */
function drawn(image: HTMLImageElement, side: number): HTMLCanvasElement {
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, side / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.imageSmoothingQuality = 'high';
  // What is see-through would come out black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function jpegOf(
  canvas: HTMLCanvasElement,
  quality: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg', quality));
  return blob && strippedJpeg(new Uint8Array(await blob.arrayBuffer()));
}

/** What the server would refuse is refused here, while the scene is still there. */
async function pictureOf(
  { width, height }: HTMLCanvasElement,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Picture>> {
  const checked = checkJpeg(bytes, { width, height });
  if (!checked.ok || !checked.value.isWhole) return fail(fault('not-a-photo', 'unreadable'));
  return ok({ bytes, width, height, hash: await browserCrypto.hashOfBytes(bytes.buffer) });
}
