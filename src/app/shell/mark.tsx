/** Beatbook's own mark: a notebook with its elastic, and the beat going across its page. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect class="mark-cover" x="7" y="3" width="34" height="42" rx="6" />
      <path class="mark-elastic" d="M34 3v42" />
      <path class="mark-beat" d="M13 33c0-7 12-4 12-12" />
      <circle class="mark-start" cx="13" cy="35" r="2.2" />
      <circle class="mark-here" cx="25" cy="16.5" r="4.4" />
    </svg>
  );
}
