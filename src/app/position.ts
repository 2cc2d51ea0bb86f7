/** This phone's position as the browser tells it: every fix, with how sure it is, and why there is none. */
import type { Fix, PositionFault, PositionSource } from '../device/world.ts';
import { fail, ok } from '../domain/result.ts';
import { minuteMs, secondMs } from '../domain/time.ts';

const options: PositionOptions = {
  enableHighAccuracy: true,
  // A fix a few seconds old is as good, and spares the battery; a cold start in a street of shops takes its time.
  maximumAge: 5 * secondMs,
  timeout: minuteMs,
};

export function browserPosition(): PositionSource {
  return {
    watch: (told) => {
      if (!('geolocation' in navigator)) {
        told(fail('not-on-this-phone'));
        return () => undefined;
      }
      const watching = navigator.geolocation.watchPosition(
        (position) => told(ok(toFix(position))),
        (error) => told(fail(faultOf(error))),
        options,
      );
      return () => navigator.geolocation.clearWatch(watching);
    },
  };
}

function toFix({ coords, timestamp }: GeolocationPosition): Fix {
  return {
    lon: coords.longitude,
    lat: coords.latitude,
    accuracyMetres: Math.min(100_000, coords.accuracy),
    source: 'fix',
    at: Math.round(timestamp),
  };
}

const faultOf = ({ code }: GeolocationPositionError): PositionFault =>
  code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'unavailable';
