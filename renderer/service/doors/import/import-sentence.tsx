import type { ReactNode } from 'react';
import { paymentsText } from '../../../../app/messages/payments-file-words.ts';
import { importDoorWords } from '../../../../app/messages/service/import-door-words.ts';
import type { ImportNotice } from '../../../../app/service/doors/import/types.ts';
import { unreachable } from '../../../../app/result.ts';
import { Notice } from '../../parts/notice.tsx';
import { SettingsSentence } from '../../parts/settings-sentence.tsx';
import { useProblemSentence, useService, useServiceWords } from '../../state/shown.ts';

/** What has just happened at the door. */
export function ImportSentence({ notice }: { readonly notice: ImportNotice | null }): ReactNode {
  if (notice === null) return null;
  const { kind } = notice;
  const isGood = kind === 'written' || kind === 'undone' || kind === 'secret-kept';
  return (
    <Notice kind={isGood ? 'good' : kind === 'restarting' || kind === 'closed' ? 'attention' : 'fault'}>
      <span data-fact="import-notice" data-notice={kind}>
        <Words notice={notice} />
      </span>
    </Notice>
  );
}

function Words({ notice }: { readonly notice: ImportNotice }): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  const { language } = useService().frame;
  const sentence = useProblemSentence();
  switch (notice.kind) {
    case 'written':
      return `${say('written', { count: notice.count })}${notice.needsRestart ? ` ${say('needs-restart')}` : ''}`;
    case 'undone':
    case 'restarting':
    case 'no-configuration':
    case 'no-secret':
    case 'closed':
      return say(notice.kind);
    case 'stick': {
      const { failure } = notice;
      return failure.kind === 'hangs' ? say('hangs') : say('broken', { detail: failure.detail });
    }
    case 'settings-file':
      return say(`file.${notice.failure.reason}`, { detail: notice.failure.detail });
    case 'list': {
      const { failure } = notice;
      if (failure.kind === 'journal') return say('journal-unreadable', { detail: failure.detail });
      return paymentsText(language, `payments.file.${failure.reason}`, failure.parameters);
    }
    case 'secret-kept':
      return say(`secret-kept.${notice.trial}`);
    case 'secret-mistake':
      return say(`secret.${notice.mistake}`);
    case 'secret-not-written':
      return say('secret-not-written', { detail: notice.detail });
    case 'secret-not-accepted':
      return `${say('secret-not-accepted')} ${sentence(notice.problem)}`;
    case 'pictures':
      return say('pictures-failed', { detail: notice.detail });
    case 'not-changed':
      return notice.why.kind === 'nothing-to-undo' ? say('nothing-to-undo') : <SettingsSentence refusal={notice.why} />;
    default:
      return unreachable(notice);
  }
}
