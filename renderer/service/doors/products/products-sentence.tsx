import type { ReactNode } from 'react';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import { text } from '../../../../app/messages/text.ts';
import type { ProductsNotice } from '../../../../app/service/doors/products/types.ts';
import { Notice } from '../../parts/notice.tsx';
import { keyInWords } from './key-in-words.ts';
import { useService, useServiceWords } from '../../state/shown.ts';

/** What became of the last touch. */
export function ProductsSentence({ notice }: { readonly notice: ProductsNotice | null }): ReactNode {
  const { say } = useServiceWords(productsWords);
  if (notice === null) return null;
  if (notice.kind === 'mistake')
    return <Notice kind="fault">{say(`mistake.${notice.mistake}`, { limit: notice.limit ?? '' })}</Notice>;
  if (notice.kind === 'not-changed') return <Why why={notice.why} />;
  const kind = notice.kind === 'gone' ? 'fault' : notice.kind === 'nothing' ? 'attention' : 'good';
  return <Notice kind={kind}>{say(`notice.${notice.kind}`)}</Notice>;
}

/** Why the file was not changed; the rules' own sentence is that of the out-of-service screen. */
function Why({ why }: { readonly why: Extract<ProductsNotice, { readonly kind: 'not-changed' }>['why'] }): ReactNode {
  const { frame } = useService();
  const { say } = useServiceWords(productsWords);
  switch (why.kind) {
    case 'conflict': {
      const { found } = why.conflict;
      const key = keyInWords(why.conflict.key, say);
      return <Notice kind="fault">{say('why.conflict', { key, found: found ?? say('none') })}</Notice>;
    }
    case 'refused':
      return (
        <Notice kind="fault">
          {text(frame.language, `problem.${why.problem.reason}.technician`, why.problem.parameters)}
        </Notice>
      );
    case 'picture-gone':
      return <Notice kind="fault">{say('why.picture-gone', { file: why.file })}</Notice>;
    case 'not-written':
      return <Notice kind="fault">{say('why.not-written', { detail: why.detail })}</Notice>;
    default:
      return <Notice kind="fault">{say('why.nothing-to-undo')}</Notice>;
  }
}
