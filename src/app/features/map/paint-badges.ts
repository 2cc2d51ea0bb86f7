/** The shapes of marks. Each can be told by its shape and its letter alone: colour only adds. */
import type { Ink } from './ink.ts';
import type { HotspotMark, HubMark, Mark, PremisesMark } from './marks.ts';

export type Spot = { readonly x: number; readonly y: number; readonly radius: number };

type Canvas = CanvasRenderingContext2D;

const top = -Math.PI / 2;
const around = 2 * Math.PI;

/** A disc whose ring fills as the week's visits are made; inside, how many are still owed, or a tick. */
function paintHotspot(ctx: Canvas, { x, y, radius }: Spot, ink: Ink, mark: HotspotMark): void {
  const isSmall = radius < 12;
  const width = isSmall ? Math.max(2, radius / 3) : 4;
  disc(ctx, { x, y, radius: radius + 1 }, ink.raised);
  ring(ctx, { x, y, radius: radius - width / 2 }, { colour: ink.edge, width: 1 });
  ring(ctx, { x, y, radius: radius - width / 2 }, { colour: ink.line, width: width - 1 });
  ring(
    ctx,
    { x, y, radius: radius - width / 2 },
    { colour: ink.ink, width, share: mark.week?.fraction ?? 0 },
  );
  if (mark.isFlagged && radius >= 9)
    paintFlag(ctx, { x: x + radius * 0.7, y: y - radius * 0.7, radius: 7 }, ink);
  if (mark.isOnPatrol) ring(ctx, { x, y, radius: radius + 4 }, { colour: ink.ink, width: 2.5 });
  if (isSmall || !mark.week) return;
  const { owed } = mark.week;
  letter(ctx, { x, y }, owed > 0 ? String(owed) : '✓', { ink, isStrong: owed > 0 });
}

/** A letter in a square; red is filled, amber has a thick edge, green a thin one. */
function paintPremises(ctx: Canvas, spot: Spot, ink: Ink, { rating }: PremisesMark): void {
  const { x, y, radius } = spot;
  const isRed = rating === 'red';
  ctx.beginPath();
  ctx.roundRect(x - radius, y - radius, 2 * radius, 2 * radius, 3);
  ctx.fillStyle = isRed ? ink.fill : ink.raised;
  ctx.fill();
  ctx.lineWidth = rating === 'amber' ? 2.5 : 1.25;
  ctx.strokeStyle = ink.ink;
  ctx.stroke();
  if (radius < 9) return;
  const colour = isRed ? ink.onFill : ink.ink;
  letter(ctx, { x, y }, rating.charAt(0).toUpperCase(), { ink: { ...ink, ink: colour } });
}

/** A house. */
function paintHub(ctx: Canvas, { x, y, radius }: Spot, ink: Ink, _mark: HubMark): void {
  const r = radius * 1.15;
  ctx.beginPath();
  ctx.moveTo(x, y - r);
  ctx.lineTo(x + r, y - r * 0.1);
  ctx.lineTo(x + r, y + r * 0.85);
  ctx.lineTo(x - r, y + r * 0.85);
  ctx.lineTo(x - r, y - r * 0.1);
  ctx.closePath();
  ctx.fillStyle = ink.raised;
  ctx.fill();
  ctx.lineJoin = 'round';
  ctx.lineWidth = 1.75;
  ctx.strokeStyle = ink.ink;
  ctx.stroke();
}

/** A drop. */
function paintPack(ctx: Canvas, { x, y, radius }: Spot, ink: Ink): void {
  const r = radius * 0.82;
  ctx.beginPath();
  ctx.moveTo(x, y - radius * 1.35);
  ctx.bezierCurveTo(x + r * 0.35, y - r * 0.9, x + r, y - r * 0.25, x + r, y + r * 0.35);
  ctx.arc(x, y + r * 0.35, r, 0, Math.PI);
  ctx.bezierCurveTo(x - r, y - r * 0.25, x - r * 0.35, y - r * 0.9, x, y - radius * 1.35);
  ctx.closePath();
  ctx.fillStyle = ink.raised;
  ctx.fill();
  ctx.lineJoin = 'round';
  ctx.lineWidth = 2;
  ctx.strokeStyle = ink.ink;
  ctx.stroke();
  if (radius < 9) return;
  ctx.beginPath();
  ctx.moveTo(x - 4, y + r * 0.35);
  ctx.lineTo(x + 4, y + r * 0.35);
  ctx.moveTo(x, y + r * 0.35 - 4);
  ctx.lineTo(x, y + r * 0.35 + 4);
  ctx.stroke();
}

/** A pennant on its pole. */
function paintFlag(ctx: Canvas, { x, y, radius }: Spot, ink: Ink): void {
  ctx.beginPath();
  ctx.moveTo(x, y + radius);
  ctx.lineTo(x, y - radius);
  ctx.lineTo(x + radius * 1.3, y - radius * 0.4);
  ctx.lineTo(x, y + radius * 0.2);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  ctx.lineWidth = 4.5;
  ctx.strokeStyle = ink.raised;
  ctx.stroke();
  ctx.fillStyle = ink.ink;
  ctx.fill();
  ctx.lineWidth = 1.75;
  ctx.strokeStyle = ink.ink;
  ctx.stroke();
}

/** A shield, filled: what holds here by law. */
function paintShield(ctx: Canvas, { x, y, radius: r }: Spot, ink: Ink): void {
  ctx.beginPath();
  ctx.moveTo(x, y - r);
  ctx.lineTo(x + r * 0.85, y - r * 0.7);
  ctx.lineTo(x + r * 0.85, y);
  ctx.quadraticCurveTo(x + r * 0.7, y + r * 0.75, x, y + r * 1.1);
  ctx.quadraticCurveTo(x - r * 0.7, y + r * 0.75, x - r * 0.85, y);
  ctx.lineTo(x - r * 0.85, y - r * 0.7);
  ctx.closePath();
  ctx.fillStyle = ink.fill;
  ctx.fill();
  ctx.lineJoin = 'round';
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = ink.onFill;
  ctx.stroke();
}

type PaintBadge = (ctx: Canvas, spot: Spot, ink: Ink, mark: never) => void;

const badges: Readonly<Record<Mark['kind'], PaintBadge>> = {
  hotspot: paintHotspot,
  premises: paintPremises,
  hub: paintHub,
  pack: paintPack,
  review: paintFlag,
  dispersal: paintShield,
};

export const paintBadge = (ctx: Canvas, spot: Spot, ink: Ink, mark: Mark): void =>
  badges[mark.kind](ctx, spot, ink, mark as never);

export function disc(ctx: Canvas, { x, y, radius }: Spot, colour: string): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, around);
  ctx.fillStyle = colour;
  ctx.fill();
}

type Stroke = { readonly colour: string; readonly width: number; readonly share?: number };

export function ring(
  ctx: Canvas,
  { x, y, radius }: Spot,
  { colour, width, share = 1 }: Stroke,
): void {
  if (share <= 0) return;
  ctx.beginPath();
  ctx.arc(x, y, radius, top, top + around * share);
  ctx.lineCap = 'butt';
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

function letter(
  ctx: Canvas,
  { x, y }: Pick<Spot, 'x' | 'y'>,
  words: string,
  { ink, isStrong = true }: { readonly ink: Ink; readonly isStrong?: boolean },
): void {
  ctx.font = `${isStrong ? 700 : 600} 13px ${ink.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = ink.ink;
  ctx.fillText(words, x, y + 0.5);
}
