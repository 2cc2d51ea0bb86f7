/** Ground of a dispersal in force: a broken edge and a hatch the other way from that of shared zones, for grey paper too. */
import type { DispersalMark } from './dispersal-marks.ts';
import type { Ink } from './ink.ts';
import { pathOf } from './paint-ground.ts';
import { pixelsOf, type View, xIn, yIn } from './view.ts';

const hatchPixels = 11;

export function paintDispersal(
  ctx: CanvasRenderingContext2D,
  view: View,
  ink: Ink,
  mark: DispersalMark,
): void {
  const ground = groundOf(mark, view);
  ctx.save();
  ctx.save();
  ctx.clip(ground);
  ctx.globalAlpha = 0.4;
  ctx.strokeStyle = ink.ink;
  ctx.lineWidth = 1;
  ctx.stroke(hatchOf(view));
  ctx.restore();
  ctx.strokeStyle = ink.ink;
  ctx.lineWidth = 2.5;
  ctx.setLineDash([8, 5]);
  ctx.stroke(mark.circle ? ground : edgeOf(mark, view));
  ctx.restore();
}

function groundOf({ rings, circle }: DispersalMark, view: View): Path2D {
  if (!circle) return pathOf(rings, view);
  const { middle, radiusMetres } = circle;
  const path = new Path2D();
  const radius = pixelsOf(radiusMetres, middle, view);
  path.arc(xIn(view, middle[0]), yIn(view, middle[1]), radius, 0, 2 * Math.PI);
  return path;
}

/** Without the lines between a zone's wards. */
function edgeOf({ border }: DispersalMark, view: View): Path2D {
  const path = new Path2D();
  for (let i = 0; i < border.length; i += 4) {
    path.moveTo(xIn(view, border[i] as number), yIn(view, border[i + 1] as number));
    path.lineTo(xIn(view, border[i + 2] as number), yIn(view, border[i + 3] as number));
  }
  return path;
}

/** Lines hang on the world, not on the view: they stay where they are while the map is panned. */
function hatchOf(view: View): Path2D {
  const path = new Path2D();
  const shift = (view.left - view.top) % hatchPixels;
  for (let x = -view.height - shift; x < view.width + hatchPixels; x += hatchPixels) {
    path.moveTo(x, 0);
    path.lineTo(x + view.height, view.height);
  }
  return path;
}
