/** Whether there is room for a panel beside a list; turns with the window. */
import { useEffect, useState } from 'preact/hooks';

const desk = '(min-width: 1024px)';

export function useIsDesk(): boolean {
  const [isDesk, setIsDesk] = useState(() => matchMedia(desk).matches);
  useEffect(() => {
    const query = matchMedia(desk);
    const look = () => setIsDesk(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return isDesk;
}
