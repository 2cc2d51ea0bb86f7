// Puts the chosen theme on before the first paint: a white flash at night costs an officer twenty minutes of night
// vision. A file of its own because the security policy allows no inline script. The same key as src/app/theme.ts.
(() => {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  let theme = isDark ? 'dark' : 'day';
  try {
    const chosen = localStorage.getItem('beatbook-theme');
    if (chosen && chosen !== 'phone') theme = chosen;
  } catch {
    // A browser that keeps nothing: as the phone has it.
  }
  document.documentElement.dataset.theme = theme;
})();
