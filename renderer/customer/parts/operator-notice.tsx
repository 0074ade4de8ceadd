import type { ReactNode } from 'react';
import { pick, type LocalText } from '../../../app/language/language.ts';
import { useShown } from '../state/shown.ts';

/** What the operator tells everybody who stands before the machine; nothing where there is nothing to tell. */
export function OperatorNotice({ notice }: { readonly notice: LocalText | undefined }): ReactNode {
  const { frame } = useShown();
  return notice === undefined ? null : <p className="operator-notice">{pick(notice, frame.language)}</p>;
}
