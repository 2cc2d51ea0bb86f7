/** A receipt code as people say and type it. */

/** `RIVER-7214` from ` river 7214`, from `River-7214.` or from the address of its page; `null` where it is none. */
export function receiptCodeIn(typed: string): string | null {
  const [, word, figures] = /([a-z]+)[\s‐-―-]*(\d{4})\W*$/i.exec(typed.trim()) ?? [];
  return word && figures ? `${word.toUpperCase()}-${figures}` : null;
}
