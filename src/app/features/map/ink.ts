/** The theme's colours as a canvas can use them: read from the tokens each time it is painted. */
import type { View } from './view.ts';

export type Ink = {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly edge: string;
  readonly signal: string;
  readonly fill: string;
  readonly onFill: string;
  readonly font: string;
};

export function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: token('--paper'),
    raised: token('--raised'),
    ink: token('--ink'),
    soft: token('--soft'),
    line: token('--line'),
    edge: token('--edge'),
    signal: token('--signal'),
    fill: token('--fill'),
    onFill: token('--on-fill'),
    font: style.fontFamily,
  };
}

export type Paint = (ctx: CanvasRenderingContext2D, view: View, ink: Ink) => void;
