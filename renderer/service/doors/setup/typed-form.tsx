import { useEffect, useState, type ReactNode } from 'react';
import { setupWords } from '../../../../app/messages/service/setup-words.ts';
import type { KeysOf } from '../../parts/line-keys.tsx';
import { TypedKeys, TypedLines, useTyping } from '../../parts/typed-lines.tsx';
import { unsavedStore } from '../../setup/unsaved.ts';
import { useServiceWords } from '../../state/shown.ts';

type FieldName = 'name' | 'contact' | 'bin' | 'organizationBin' | 'key' | 'baseUrl' | 'deviceId';

/** A line of a form, and the keys that it needs. */
export interface TypedField {
  readonly name: FieldName;
  readonly keys: KeysOf;
  readonly before: string | null;
  /** Where the field's own name says too little. */
  readonly label?: string;
}

type Values = Readonly<Partial<Record<FieldName, string>>>;

interface Props {
  readonly fields: readonly TypedField[];
  readonly onSave: (values: Values) => void;
  /** A secret is readable only until it is saved: every time this becomes true, the lines begin anew. */
  readonly isEmptied?: boolean;
  /** Something beside the fields, which may fill one in and save. */
  readonly beside?: (fillAndSave: (name: FieldName, text: string) => void) => ReactNode;
}

const MOST_LETTERS = 500;

/** Lines that are typed on the on-screen keyboard or a USB keyboard; the last line's Enter and the way on save. */
export function TypedForm({ fields, onSave, isEmptied = false, beside }: Props): ReactNode {
  const { say } = useServiceWords(setupWords);
  const [values, setValues] = useState<Values>(() => valuesBefore(fields));
  const [isTyped, setIsTyped] = useState(false);
  const [wasEmptied, setWasEmptied] = useState(isEmptied);
  if (wasEmptied !== isEmptied) {
    setWasEmptied(isEmptied);
    if (isEmptied) setValues(valuesBefore(fields));
  }
  const saveThese = (these: Values): void => {
    setIsTyped(false);
    onSave(these);
  };
  const save = (): void => {
    saveThese(values);
  };
  useUnsaved(isTyped ? save : null);
  const typing = useTyping(
    fields.map(({ name, keys, label = say(name) }) => ({ name, keys, label })),
    {
      valueOf: (name) => values[name] ?? '',
      onType: (name, text) => {
        setIsTyped(true);
        setValues((were) => ({ ...were, [name]: text }));
      },
      most: MOST_LETTERS,
      onDone: save,
    },
  );
  return (
    <div className="setup-form">
      <div className="setup-lines">
        <TypedLines typing={typing} onDone={save} />
        {beside?.((name, text) => {
          const filled = { ...values, [name]: text };
          setValues(filled);
          saveThese(filled);
        })}
      </div>
      <TypedKeys typing={typing} />
    </div>
  );
}

function valuesBefore(fields: readonly TypedField[]): Values {
  return Object.fromEntries(fields.map(({ name, before }) => [name, before ?? '']));
}

/** The way on saves it first, as long as this form is open. */
function useUnsaved(save: (() => void) | null): void {
  useEffect(() => {
    unsavedStore.setState({ save });
    return () => {
      unsavedStore.setState({ save: null });
    };
  });
}
