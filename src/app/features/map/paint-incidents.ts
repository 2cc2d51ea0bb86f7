/** All incidents in one pass: one small picture, put down once for each that is in sight. */
import type { Ink, Paint } from './ink.ts';
import type { View, WorldPoint } from './view.ts';

const density = 2;

export function incidentsPaintOf(points: readonly WorldPoint[]): Paint {
  const flat = Float64Array.from(points.flat());
  return (ctx, view, ink) => {
    const size = sizeAt(view.zoom);
    const dot = dotOf(size, ink);
    const edge = size;
    for (let i = 0; i < flat.length; i += 2) {
      const x = (flat[i] as number) * view.scale - view.left - edge / 2;
      const y = (flat[i + 1] as number) * view.scale - view.top - edge / 2;
      if (x < -edge || y < -edge || x > view.width || y > view.height) continue;
      ctx.drawImage(dot, x, y, size, size);
    }
  };
}

/** Small from afar, where thousands lie together; never so large that a street of them is one blot. */
export const sizeAt = (zoom: View['zoom']): number => Math.min(13, Math.max(6, zoom - 3));

function dotOf(size: number, { signal, raised }: Ink): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = size * density;
  canvas.height = size * density;
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  const middle = (size * density) / 2;
  ctx.beginPath();
  ctx.arc(middle, middle, middle - density, 0, 2 * Math.PI);
  ctx.globalAlpha = 0.72;
  ctx.fillStyle = signal;
  ctx.fill();
  ctx.globalAlpha = 0.9;
  ctx.lineWidth = density;
  ctx.strokeStyle = raised;
  ctx.stroke();
  return canvas;
}
