/** JSON that is there already, laid into other JSON as it is: what is stored need not be read to go out. */

/** An object as JSON, and behind its own members, of which there must be some, one more. */
export const jsonWith = (members: object, name: string, json: string): string =>
  `${JSON.stringify(members).slice(0, -1)},"${name}":${json}}`;
