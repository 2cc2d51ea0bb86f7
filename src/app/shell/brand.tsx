import { Mark } from './mark.tsx';
import './brand.css';

/** Beatbook's mark and name: over the pages of nobody yet, and over a desk's rail. */
export const Brand = () => (
  <p class="brand">
    <Mark />
    Beatbook
  </p>
);
