// Puts the chosen theme and figures on before the first paint: a white flash at night costs an officer twenty minutes
// of night vision. A file of its own because the security policy allows no inline script. The same keys and values as
// in src/app/theme.ts and src/app/figures-size.ts.
(() => {
  const root = document.documentElement;
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  let theme = isDark ? 'dark' : 'day';
  try {
    const chosen = localStorage.getItem('beatbook-theme');
    if (chosen && chosen !== 'phone') theme = chosen;
    if (localStorage.getItem('beatbook-figures') === 'large') root.dataset.figures = 'large';
  } catch {
    // A browser that keeps nothing: as the phone has it.
  }
  root.dataset.theme = theme;
})();
