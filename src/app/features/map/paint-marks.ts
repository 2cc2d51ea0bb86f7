/** What stands above the incidents: hotspots, premises, hubs, the chosen thing, and where I am. */
import type { Ground } from './ground.ts';
import type { Ink, Paint } from './ink.ts';
import { type HotspotMark, type Mark, type MarkName, pixelOfMark, radiusOf } from './marks.ts';
import { disc, paintBadge, ring, type Spot } from './paint-badges.ts';
import { paintDispersal } from './paint-dispersals.ts';
import { pathOf } from './paint-ground.ts';
import { sizeAt } from './paint-incidents.ts';
import { paintNames } from './paint-names.ts';
import { pixelsOf, type View, type WorldPoint, xIn, yIn } from './view.ts';

type Canvas = CanvasRenderingContext2D;

export type Me = { readonly at: WorldPoint; readonly accuracyMetres: number | null };

export type MarksShown = {
  readonly marks: readonly Mark[];
  readonly ground: Ground;
  readonly hasZones: boolean;
  readonly chosen: MarkName | null;
  /** Incidents under the last tap. */
  readonly chosenPoints: readonly WorldPoint[];
  readonly me: Me | null;
};

export const marksPaintOf =
  (shown: MarksShown): Paint =>
  (ctx, view, ink) => {
    paintGrounds(ctx, view, ink, shown.marks);
    if (shown.me) paintAccuracy(ctx, view, ink, shown.me);
    const chosen = shown.marks.find(({ id }) => id === shown.chosen?.id);
    const marks = inTheClear(shown.marks, view, chosen);
    for (const mark of marks) paintBadge(ctx, spotOf(mark, view), ink, mark);
    if (chosen) paintChosen(ctx, spotOf(chosen, view), ink);
    for (const at of shown.chosenPoints) {
      paintChosen(ctx, { ...pixelOf(at, view), radius: sizeAt(view.zoom) / 2 }, ink);
    }
    if (shown.me) paintMe(ctx, { ...pixelOf(shown.me.at, view), radius: 7 }, ink);
    paintNames(ctx, view, ink, { ...shown, marks });
  };

function paintGrounds(ctx: Canvas, view: View, ink: Ink, marks: readonly Mark[]): void {
  for (const mark of marks) {
    if (mark.kind === 'hotspot') paintGround(ctx, view, ink, mark);
    if (mark.kind === 'dispersal') paintDispersal(ctx, view, ink, mark);
  }
}

/** A venue that would peep out from under a hotspot waits until the map is near enough for both, or until it is chosen. */
function inTheClear(marks: readonly Mark[], view: View, chosen: Mark | undefined): readonly Mark[] {
  const hotspots = marks.filter(({ kind }) => kind === 'hotspot').map((it) => spotOf(it, view));
  return marks.filter((mark) => {
    if (mark === chosen || alwaysClear.includes(mark.kind)) return true;
    const { x, y, radius } = spotOf(mark, view);
    const isCovered = (spot: Spot) => Math.hypot(spot.x - x, spot.y - y) < spot.radius + radius;
    return !hotspots.some(isCovered);
  });
}

const alwaysClear: readonly Mark['kind'][] = ['hotspot', 'dispersal'];

/** The hotspot's own ground, once there is room to see that it is one. */
function paintGround(ctx: Canvas, view: View, ink: Ink, mark: HotspotMark): void {
  if (view.zoom < 14) return;
  const path = mark.rings.length > 0 ? pathOf(mark.rings, view) : circleOf(view, mark);
  ctx.save();
  ctx.globalAlpha = 0.07;
  ctx.fillStyle = ink.ink;
  ctx.fill(path);
  ctx.globalAlpha = 0.5;
  ctx.lineWidth = 1;
  ctx.strokeStyle = ink.edge;
  ctx.stroke(path);
  ctx.restore();
}

function circleOf(view: View, { at, radiusMetres }: HotspotMark): Path2D {
  const path = new Path2D();
  const { x, y } = pixelOf(at, view);
  path.arc(x, y, pixelsOf(radiusMetres, at, view), 0, 2 * Math.PI);
  return path;
}

const paintChosen = (ctx: Canvas, { x, y, radius }: Spot, { signal }: Ink): void =>
  ring(ctx, { x, y, radius: radius + 4 }, { colour: signal, width: 3 });

function paintAccuracy(ctx: Canvas, view: View, { signal }: Ink, { at, accuracyMetres }: Me): void {
  if (accuracyMetres === null) return;
  const spot = { ...pixelOf(at, view), radius: pixelsOf(accuracyMetres, at, view) };
  ctx.save();
  ctx.globalAlpha = 0.12;
  disc(ctx, spot, signal);
  ctx.globalAlpha = 0.7;
  ring(ctx, spot, { colour: signal, width: 1 });
  ctx.restore();
}

/** Larger than any incident, and ringed twice: told by its shape, whatever the colours do. */
function paintMe(ctx: Canvas, spot: Spot, { signal, raised, ink }: Ink): void {
  disc(ctx, { ...spot, radius: spot.radius + 5 }, ink);
  disc(ctx, { ...spot, radius: spot.radius + 3.5 }, raised);
  disc(ctx, spot, signal);
}

const spotOf = (mark: Mark, view: View): Spot => ({
  ...pixelOfMark(mark, view),
  radius: radiusOf(mark, view.zoom),
});

const pixelOf = ([x, y]: WorldPoint, view: View) => ({ x: xIn(view, x), y: yIn(view, y) });
