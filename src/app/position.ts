/** This phone's position as the browser tells it: every fix, with how sure it is, and why there is none. */
import type { Fix, FixAsked, PositionFault, PositionSource, World } from '../device/world.ts';
import { fail, ok } from '../domain/result.ts';
import { type Instant, minuteMs, secondMs } from '../domain/time.ts';

/** A page that is looked at. A fix a few seconds old is as good; a cold start in a street of shops takes its time. */
const watched: FixAsked = { isHighAccuracy: true, ageMsMax: 5 * secondMs, patienceMs: minuteMs };

/** What two readings of one clock may differ by. */
const clockMsMax = 2 * secondMs;

export function browserPosition({ now }: Pick<World, 'now'>): PositionSource {
  if (!('geolocation' in navigator)) return noPosition;
  const { geolocation } = navigator;
  return {
    watch: (told) => {
      const toFix = fixesSince(now(), watched, now);
      const watching = geolocation.watchPosition(
        (position) => told(ok(toFix(position))),
        (error) => told(fail(faultOf(error))),
        optionsOf(watched),
      );
      return () => geolocation.clearWatch(watching);
    },
    ask: (asked) =>
      new Promise((tell) => {
        const toFix = fixesSince(now(), asked, now);
        geolocation.getCurrentPosition(
          (position) => tell(ok(toFix(position))),
          (error) => tell(fail(faultOf(error))),
          optionsOf(asked),
        );
      }),
  };
}

const noPosition: PositionSource = {
  watch: (told) => {
    told(fail('not-on-this-phone'));
    return () => undefined;
  },
  ask: async () => fail('not-on-this-phone'),
};

const optionsOf = ({ isHighAccuracy, ageMsMax, patienceMs }: FixAsked): PositionOptions => ({
  enableHighAccuracy: isHighAccuracy,
  maximumAge: ageMsMax,
  timeout: patienceMs,
});

/**
 * A fix is of a time after it was asked for, or a little before: where it says otherwise its clock is not the
 * phone's (receivers come 1024 weeks late), and every time in Beatbook is the phone's. One that a sleeping page
 * was given late keeps its time.
 */
const fixesSince =
  (askedAt: Instant, { ageMsMax }: FixAsked, now: () => Instant) =>
  ({ coords, timestamp }: GeolocationPosition): Fix => {
    const at = Math.round(timestamp);
    const isOfPhone = at >= askedAt - ageMsMax - clockMsMax && at <= now() + clockMsMax;
    return {
      lon: coords.longitude,
      lat: coords.latitude,
      accuracyMetres: Math.min(100_000, coords.accuracy),
      source: 'fix',
      at: isOfPhone ? at : now(),
      speed: coords.speed,
    };
  };

const faultOf = ({ code }: GeolocationPositionError): PositionFault =>
  code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'unavailable';
