import { useState, type ReactNode } from 'react';
import { FieldInput } from './field-input.tsx';
import { LineKeys, type KeysOf } from './line-keys.tsx';

/** A line of a form: its `data-field`, and the keys that it needs. */
export interface TypedLine<N extends string> {
  readonly name: N;
  readonly label: string;
  readonly keys: KeysOf;
}

/** Which line of a form the keys type into. */
export interface Typing<N extends string> {
  readonly lines: readonly TypedLine<N>[];
  readonly line: TypedLine<N> | undefined;
  readonly valueOf: (name: N) => string;
  readonly type: (name: N, text: string) => void;
  readonly to: (name: N) => void;
  /** Enter: on to the next line; from the last one the form is done. */
  readonly enter: () => void;
}

interface Form<N extends string> {
  readonly valueOf: (name: N) => string;
  readonly onType: (name: N, text: string) => void;
  readonly most: number;
  readonly onDone: () => void;
}

/** The lines of a form, of which one is typed at a time. No text grows beyond `most` letters. */
export function useTyping<N extends string>(
  lines: readonly TypedLine<N>[],
  { valueOf, onType, most, onDone }: Form<N>,
): Typing<N> {
  const [name, setName] = useState(lines[0]?.name);
  const index = Math.max(
    0,
    lines.findIndex((line) => line.name === name),
  );
  return {
    lines,
    line: lines[index],
    valueOf,
    type: (to, text) => {
      onType(to, text.slice(0, most));
    },
    to: setName,
    enter: () => {
      const next = lines[index + 1];
      if (next === undefined) onDone();
      else setName(next.name);
    },
  };
}

interface LinesProps<N extends string> {
  readonly typing: Typing<N>;
  /** Enter on a USB keyboard. */
  readonly onDone: () => void;
}

/** The lines themselves: a touch on one leads the keys there. */
export function TypedLines<N extends string>({ typing, onDone }: LinesProps<N>): ReactNode {
  return typing.lines.map(({ name, label }) => (
    <FieldInput
      key={name}
      field={name}
      label={label}
      value={typing.valueOf(name)}
      isTyping={name === typing.line?.name}
      onFocus={() => {
        typing.to(name);
      }}
      onChange={(text) => {
        typing.type(name, text);
      }}
      onDone={onDone}
    />
  ));
}

/** The keys for the line that is typed. */
export function TypedKeys<N extends string>({ typing }: { readonly typing: Typing<N> }): ReactNode {
  const { line } = typing;
  if (line === undefined) return null;
  return (
    <LineKeys
      key={line.name}
      keys={line.keys}
      value={typing.valueOf(line.name)}
      onType={(text) => {
        typing.type(line.name, text);
      }}
      onEnter={typing.enter}
    />
  );
}
