import type { ReactNode } from 'react';
import type { BenchView } from '../../app/ipc/contract.ts';
import { words } from './words.ts';

/** The kiosk's requests to the sandbox, newest first. */
export function RequestList({ requests }: Pick<BenchView, 'requests'>): ReactNode {
  return (
    <section className="shelf requests" aria-label={words.requests}>
      <header>
        <h2>{words.requests}</h2>
      </header>
      {requests.length === 0 && <p className="empty">{words.noRequests}</p>}
      <ol>
        {requests.map(({ at, line, ok }, index) => (
          <li key={`${at} ${line} ${String(requests.length - index)}`} data-ok={ok}>
            <time>{at}</time>
            <span>{line}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
