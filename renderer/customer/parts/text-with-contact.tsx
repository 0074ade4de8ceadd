import type { ReactNode } from 'react';

/** Digits with what stands between them in a telephone number; anything else may break where its line ends. */
const NUMBER = /^\+?\d[\d\s()-]{4,20}$/;

/** A text that names whom to call: a telephone number in it is not broken at the end of a line. */
export function TextWithContact({
  text,
  contact,
}: {
  readonly text: string;
  readonly contact: string | null;
}): ReactNode {
  const at = contact !== null && NUMBER.test(contact) ? text.indexOf(contact) : -1;
  if (contact === null || at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <span className="unbroken">{contact}</span>
      {text.slice(at + contact.length)}
    </>
  );
}
