/** The key: each mark as it is drawn, and its word. */
import type { ComponentChildren } from 'preact';
import './map-key.css';

const entries: readonly { readonly words: string; readonly drawing: ComponentChildren }[] = [
  {
    words: 'Hotspot: the ring fills towards this week’s visits; the number is what is still owed',
    drawing: (
      <>
        <circle cx="16" cy="16" r="12" class="key-track" />
        <path d="M16 4 A12 12 0 0 1 26.4 22" class="key-ring" />
        <text x="16" y="20.5" class="key-letter">
          5
        </text>
      </>
    ),
  },
  { words: 'Incident', drawing: <circle cx="16" cy="16" r="6" class="key-incident" /> },
  {
    words: 'Zone, with the wards it is made of in dots',
    drawing: (
      <>
        <path d="M3 24 L12 6 L29 10" class="key-zone" />
        <path d="M12 6 L20 28" class="key-ward" />
      </>
    ),
  },
  {
    words: 'Hatched: ground that two or more zones share',
    drawing: <path d="M4 14 L14 4 M4 24 L24 4 M10 28 L28 10 M20 28 L28 20" class="key-hatch" />,
  },
  {
    words: 'Night-time premises by safety rating: Red (filled), Amber (thick edge), Green (thin)',
    drawing: (
      <>
        <rect x="6" y="6" width="20" height="20" rx="3" class="key-premises" />
        <text x="16" y="20.5" class="key-letter">
          A
        </text>
      </>
    ),
  },
  {
    words: 'Emergency bleed kit (trauma pack)',
    drawing: (
      <>
        <path
          d="M16 4 C20 10 25 15 25 20 A9 9 0 0 1 7 20 C7 15 12 10 16 4 Z"
          class="key-premises"
        />
        <path d="M12 20 H20 M16 16 V24" class="key-premises" />
      </>
    ),
  },
  {
    words: 'Dispersal in force: people may be told to leave this ground; its mark says until when',
    drawing: (
      <>
        <path d="M6 8 L20 28 M14 6 L27 24 M4 18 L12 29" class="key-hatch" />
        <circle cx="16" cy="17" r="12" class="key-dispersal" />
      </>
    ),
  },
  {
    words: 'Flag: so many reports close together that a case review may be asked for',
    drawing: <path d="M10 28 V5 L25 11 L10 17" class="key-flag" />,
  },
  {
    words: 'Youth hub',
    drawing: <path d="M16 5 L27 15 V26 H5 V15 Z" class="key-premises" />,
  },
];

export function MapKey() {
  return (
    <ul class="map-key">
      {entries.map(({ words, drawing }) => (
        <li key={words}>
          <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            {drawing}
          </svg>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
