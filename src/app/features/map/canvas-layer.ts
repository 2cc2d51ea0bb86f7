/**
 * A layer of the map that is one canvas, painted in one pass: thousands of points pan as easily as ten, which
 * they don't as elements (Leaflet #6314). It is larger than the view; while a pan stays inside that margin nothing
 * is painted, and past it the canvas is painted anew in the same frame, so that no blank edge comes in.
 */

import type { Map as LeafletMap, Point, ZoomAnimEvent } from 'leaflet';
import { create, getPosition, setTransform } from 'leaflet/src/dom/DomUtil.js';
import { Layer } from 'leaflet/src/layer/Layer.js';
import { inkOf, type Paint } from './ink.ts';
import type { View } from './view.ts';
import { viewOf } from './view-of.ts';

/** Of the view, on each side. More costs memory: 0.25 is 12 MB on a phone of 390 × 844 at two pixels a point. */
const margin = 0.25;
const densityMax = 2;

export class CanvasLayer extends Layer {
  #paint: Paint;
  #canvas: HTMLCanvasElement | undefined;
  #view: View | undefined;

  constructor(paint: Paint) {
    super();
    this.#paint = paint;
  }

  override onAdd(map: LeafletMap): this {
    this.#canvas = create('canvas', 'map-canvas leaflet-zoom-animated');
    map.getPanes().overlayPane.append(this.#canvas);
    this.redraw();
    return this;
  }

  override onRemove(): this {
    this.#canvas?.remove();
    this.#canvas = undefined;
    return this;
  }

  override getEvents() {
    return {
      move: this.#follow,
      moveend: this.redraw,
      resize: this.redraw,
      zoom: this.#stretch,
      zoomanim: (event: unknown) => this.#animate(event as ZoomAnimEvent),
    };
  }

  repaintWith(paint: Paint): void {
    this.#paint = paint;
    this.redraw();
  }

  redraw(): void {
    const ctx = this.#canvas?.getContext('2d');
    if (!this.#canvas || !ctx || !this._map) return;
    const view = viewOf(this._map, margin);
    const density = Math.min(densityMax, devicePixelRatio);
    this.#view = view;
    resize(this.#canvas, view, density);
    this.#place(1, this._map.getPixelOrigin());
    ctx.setTransform(density, 0, 0, density, 0, 0);
    ctx.clearRect(0, 0, view.width, view.height);
    this.#paint(ctx, view, inkOf(this._map.getContainer()));
  }

  #follow(): void {
    if (!this.#view || this._map.getZoom() !== this.#view.zoom) return;
    if (!isWithin(viewOf(this._map, 0), this.#view)) this.redraw();
  }

  /** During a pinch: what is painted is stretched, and painted anew when the fingers lift. */
  #stretch(): void {
    this.#place(this.#times(this._map.getZoom()), this._map.getPixelOrigin());
  }

  #animate({ center, zoom }: ZoomAnimEvent): void {
    const half = this._map.getSize().divideBy(2);
    const pane = getPosition(this._map.getPane('mapPane') as HTMLElement);
    const origin = this._map.project(center, zoom).subtract(half).add(pane).round();
    this.#place(this.#times(zoom), origin);
  }

  #times(zoom: number): number {
    return this.#view ? 2 ** (zoom - this.#view.zoom) : 1;
  }

  #place(times: number, origin: Point): void {
    if (!this.#canvas || !this.#view) return;
    const { left, top } = this.#view;
    setTransform(this.#canvas, pointAt(left * times, top * times, origin), times);
  }
}

/** From the map's origin: layers are placed against it. */
const pointAt = (x: number, y: number, origin: Point): Point => origin.multiplyBy(-1).add([x, y]);

function resize(canvas: HTMLCanvasElement, { width, height }: View, density: number): void {
  const [across, down] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

const isWithin = (inner: View, outer: View): boolean =>
  inner.left >= outer.left &&
  inner.top >= outer.top &&
  inner.left + inner.width <= outer.left + outer.width &&
  inner.top + inner.height <= outer.top + outer.height;
