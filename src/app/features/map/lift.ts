/** Where the middle of the map is for the eye: on a phone a panel covers what is below. */
export const isDesk = (): boolean => matchMedia('(min-width: 1024px)').matches;

/** How far above the middle of its element, as a part of the height. */
export const liftShare = (): number => (isDesk() ? 0 : 0.22);
