import type { ReactNode } from 'react';
import { settingsWords } from '../../../app/messages/service/settings-words.ts';
import { text } from '../../../app/messages/text.ts';
import type { PinNotice } from '../../../app/service/doors/system/types.ts';
import { useService, useServiceWords } from '../state/shown.ts';

type Refusal = Extract<PinNotice, { readonly kind: 'not-changed' }>['refusal'];

/** Why a change of the configuration was not written. */
export function SettingsSentence({ refusal }: { readonly refusal: Refusal }): ReactNode {
  const { language } = useService().frame;
  const { say } = useServiceWords(settingsWords);
  switch (refusal.kind) {
    case 'conflict':
      return say('conflict', { key: refusal.conflict.key });
    case 'not-written':
      return say('not-written', { detail: refusal.detail });
    default: {
      const { reason, parameters } = refusal.problem;
      return `${say('refused')} ${text(language, `problem.${reason}.technician`, parameters)}`;
    }
  }
}
