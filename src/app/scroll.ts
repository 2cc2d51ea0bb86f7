/** Back leads to where one was on a page, anything else to its top. The router would wait for neither. */
const places = new Map<string, number>();
let isGoingBack = false;

/** Call once at the start. */
export function keepScroll(): void {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', () => {
    isGoingBack = true;
  });
  // A link to a place in this page goes no further back than the page itself.
  addEventListener('click', forget, { capture: true });
  addEventListener('scroll', () => places.set(location.href, scrollY), { passive: true });
}

/** Call when a page has been drawn. */
export function placeScroll(): void {
  scrollTo({ top: isGoingBack ? (places.get(location.href) ?? 0) : 0, behavior: 'instant' });
  isGoingBack = false;
}

function forget(): void {
  isGoingBack = false;
}
