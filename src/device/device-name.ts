/** What the browser says of the phone that it is on: asked for when somebody signs in. */

const deviceNames: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.*Mobile/, 'Android phone'],
  [/Android/, 'Android tablet'],
  [/Windows/, 'Windows computer'],
  [/Mac OS X/, 'Mac'],
  [/Linux|CrOS/, 'Linux computer'],
];

/** No more than the make: what tells one person's phones apart, and nobody else's. */
export const deviceNameOf = (userAgent: string): string =>
  deviceNames.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Phone';
