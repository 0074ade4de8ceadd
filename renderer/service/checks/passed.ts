import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { checksWords } from '../../../app/messages/service/checks-words.ts';
import { useServiceWords } from '../state/shown.ts';

/** The sentence about the last time that a check was passed. */
export function usePassed(): (atMs: number | null) => string {
  const { say } = useServiceWords(checksWords);
  return (atMs) => (atMs === null ? say('never') : say('passed', { time: formatKazakhTime(atMs) }));
}
