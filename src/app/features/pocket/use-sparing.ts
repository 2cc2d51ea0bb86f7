/** In a pocket a fix now and then will do: the battery has to last a shift. */
import { useEffect } from 'preact/hooks';
import { ok } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';

export function useSparing(): void {
  const { phone } = usePhone();
  useEffect(() => {
    const spare = (isSparing: boolean) =>
      void phone.track(async (track) => ok(track.spare(isSparing)));
    spare(true);
    return () => spare(false);
  }, [phone]);
}
