import type { ReactNode } from 'react';
import { frameWords } from '../../../app/messages/service/frame-words.ts';
import { useServiceWords } from '../state/shown.ts';

/** A door without anything behind it yet. */
export function NotReady(): ReactNode {
  const { say } = useServiceWords(frameWords);
  return <p className="empty">{say('not-ready')}</p>;
}
