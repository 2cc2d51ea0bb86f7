/** Pictures as a phone's camera makes them: large, lying on their side, and with place and time written in them. */
import type { Browser } from 'playwright-core';
import { bytesOf, exif } from './jpeg.ts';

export type Shot = {
  readonly width?: number;
  readonly height?: number;
  /** As EXIF counts: 6 is a phone that was held upright. */
  readonly orientation?: number;
};

/** Corners of the picture as it lies in the file: red, green, blue and white, each in its place. */
export async function takePicture(browser: Browser, shot: Shot = {}): Promise<Buffer> {
  const { width = 3264, height = 2448, orientation = 6 } = shot;
  const page = await browser.newPage();
  const base64 = await page.evaluate(drawn, { width, height });
  await page.close();
  const plain = Buffer.from(base64, 'base64');
  return Buffer.from(bytesOf(plain.subarray(0, 2), exif(orientation), plain.subarray(2)));
}

/** Runs in the page: an evening street with grain, so that it is as hard to pack as a real one. */
async function drawn({ width, height }: { width: number; height: number }): Promise<string> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, 0, height);
  for (const [at, colour] of [
    [0, '#1d2b4f'],
    [0.55, '#c98a5b'],
    [0.56, '#3b3a38'],
    [1, '#191817'],
  ] as const) {
    sky.addColorStop(at, colour);
  }
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  let seed = 7;
  const chance = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  for (let i = 0; i < 20_000; i++) {
    const [x, y] = [chance() * width, chance() * height];
    context.fillStyle = `hsl(${20 + chance() * 40} ${chance() * 60}% ${chance() * 70}% / 50%)`;
    context.fillRect(x, y, 4 + chance() * 24, 4 + chance() * 36);
  }
  const corner = Math.round(width / 8);
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, corner, corner);
  context.fillStyle = '#00ff00';
  context.fillRect(width - corner, 0, corner, corner);
  context.fillStyle = '#0000ff';
  context.fillRect(0, height - corner, corner, corner);
  context.fillStyle = '#ffffff';
  context.fillRect(width - corner, height - corner, corner, corner);
  const url = canvas.toDataURL('image/jpeg', 0.92);
  return url.slice(url.indexOf(',') + 1);
}
