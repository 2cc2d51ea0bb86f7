/** Names, in the order of who needs them most; what does not fit is left to the list beside the map. */
import type { GroundArea } from './ground.ts';
import type { Ink } from './ink.ts';
import { newRoom, type Place, placesAround, type Room } from './labels.ts';
import { type HotspotMark, type Mark, pixelOfMark, radiusOf } from './marks.ts';
import type { MarksShown } from './paint-marks.ts';
import { type Box, meets, type View, type WorldPoint, worldBoxOf, xIn, yIn } from './view.ts';
import { labelPointsOf } from './zone-label.ts';

type Canvas = CanvasRenderingContext2D;
type Style = { readonly font: string; readonly colour: string; readonly spacing?: string };

const linePixels = 16;
const ratingWords = { red: 'Red', amber: 'Amber', green: 'Green' } as const;

/** From which zoom on a kind of place is named, unless it is chosen. */
const namedFrom: Readonly<Record<Mark['kind'], number>> = {
  hotspot: 14,
  hub: 15,
  premises: 16.5,
  pack: 16.5,
  review: 15,
  dispersal: 12,
};
const wardsNamedFrom = 11;

export function paintNames(ctx: Canvas, view: View, ink: Ink, shown: MarksShown): void {
  const room = newRoom(shown.marks.map((mark) => boxOf(mark, view)));
  ctx.textBaseline = 'top';
  ctx.lineJoin = 'round';
  if (shown.me) nameMe(ctx, { view, ink, room }, shown.me.at);
  const named = shown.marks.filter((mark) => view.zoom >= namedFrom[mark.kind]);
  const first = shown.marks.filter(
    (mark) =>
      mark.id === shown.chosen?.id ||
      isOnPatrol(mark) ||
      (mark.kind === 'dispersal' && view.zoom >= namedFrom.dispersal),
  );
  for (const mark of first) nameMark(ctx, { view, ink, room }, mark);
  if (shown.hasZones) {
    const style = { font: `650 14px ${ink.font}`, colour: ink.ink };
    for (const zone of shown.ground.zones) nameArea(ctx, { view, ink, room }, zone, style);
  }
  for (const mark of named) if (!first.includes(mark)) nameMark(ctx, { view, ink, room }, mark);
  if (view.zoom < wardsNamedFrom) return;
  const style = { font: `400 12px ${ink.font}`, colour: ink.soft, spacing: '0.06em' };
  for (const ward of shown.ground.wards) nameArea(ctx, { view, ink, room }, ward, style);
}

type On = { readonly view: View; readonly ink: Ink; readonly room: Room };

function nameMe(ctx: Canvas, { view, ink, room }: On, [x, y]: WorldPoint): void {
  const style = { font: `700 14px ${ink.font}`, colour: ink.ink };
  const size = { width: widest(ctx, ['You'], style), height: linePixels };
  const box = room.take(placesAround(xIn(view, x), yIn(view, y), 16, size));
  if (box) write(ctx, box, ['You'], { ink, style });
}

function nameMark(ctx: Canvas, { view, ink, room }: On, mark: Mark): void {
  const lines = linesOf(mark);
  const style = { font: `600 13px ${ink.font}`, colour: ink.ink };
  const width = widest(ctx, lines, style);
  const away = radiusOf(mark, view.zoom) + 5;
  const { x, y } = pixelOfMark(mark, view);
  const box = room.take(placesAround(x, y, away, { width, height: lines.length * linePixels }));
  if (box) write(ctx, box, lines, { ink, style });
}

const linesOf = (mark: Mark): readonly string[] => {
  if (mark.kind === 'hotspot') return [mark.name, ...weekLinesOf(mark)];
  if (mark.kind === 'premises') return [mark.name, ratingWords[mark.rating]];
  if (mark.kind === 'dispersal') return [mark.name, mark.words];
  return [mark.name];
};

const weekLinesOf = ({ week, isOnPatrol }: HotspotMark): readonly string[] =>
  week ? [isOnPatrol ? `${week.words} · you are here` : week.words] : [];

function nameArea(ctx: Canvas, { view, ink, room }: On, area: GroundArea, style: Style): void {
  const sight = worldBoxOf(view);
  if (!meets(area.box, sight)) return;
  const lines = [area.name];
  const width = widest(ctx, lines, style);
  const half = width / 2 / view.scale;
  const places = labelPointsOf(area.outlines, area.box, { sight, half }).map(([x, y]): Place => {
    const [left, top] = [xIn(view, x) - width / 2, yIn(view, y) - linePixels / 2];
    return { left, top, right: left + width, bottom: top + linePixels, align: 'center' };
  });
  const box = room.take(places);
  if (box) write(ctx, box, lines, { ink, style });
}

function write(
  ctx: Canvas,
  box: Place,
  lines: readonly string[],
  { ink, style }: { readonly ink: Ink; readonly style: Style },
): void {
  dress(ctx, style);
  ctx.textAlign = box.align;
  ctx.strokeStyle = ink.paper;
  ctx.lineWidth = 3.5;
  const middle = (box.left + box.right) / 2;
  const x = { left: box.left, center: middle, right: box.right }[box.align];
  lines.forEach((words, line) => {
    const y = box.top + line * linePixels + 1;
    ctx.strokeText(words, x, y);
    ctx.fillStyle = line === 0 ? style.colour : ink.soft;
    ctx.fillText(words, x, y);
  });
}

function widest(ctx: Canvas, lines: readonly string[], style: Style): number {
  dress(ctx, style);
  return Math.max(...lines.map((words) => ctx.measureText(words).width));
}

function dress(ctx: Canvas, { font, spacing = '0px' }: Style): void {
  ctx.font = font;
  ctx.letterSpacing = spacing;
}

function boxOf(mark: Mark, view: View): Box {
  const { x, y } = pixelOfMark(mark, view);
  const radius = radiusOf(mark, view.zoom);
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

const isOnPatrol = (mark: Mark): boolean => mark.kind === 'hotspot' && mark.isOnPatrol;
