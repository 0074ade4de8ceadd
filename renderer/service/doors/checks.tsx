import '../../styles/service/checks.css';
import type { ReactNode } from 'react';
import { checksWords } from '../../../app/messages/service/checks-words.ts';
import { useServiceWords } from '../state/shown.ts';
import { ChannelRow, Question } from '../checks/channels.tsx';
import { DeviceChecks } from '../checks/device-checks.tsx';
import { ScreenChecks } from '../checks/screen-checks.tsx';
import { TestSaleCheck } from '../checks/test-sale.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import type { DoorProps } from './door-props.ts';

/** More do not fit beside the other checks. */
const CHANNELS_PER_PAGE = 8;

/** Every part of the machine, tried by hand: what has to be answered comes first. */
export function ChecksDoor({ view, act }: DoorProps<'checks'>): ReactNode {
  const { say } = useServiceWords(checksWords);
  return (
    <div className="door checks">
      {view.channels
        .filter(({ step }) => step === 'asking')
        .map((channel) => (
          <Question key={channel.channel} view={channel} act={act} />
        ))}
      <ul className="facts">
        <DeviceChecks view={view} act={act} />
        <TestSaleCheck view={view} act={act} />
        <ScreenChecks view={view} act={act} />
      </ul>
      {!view.relay.isAbsent && (
        <section className="channels" aria-label={say('channels')}>
          <p className="channels-text">{say('channels.text')}</p>
          <PagedList
            items={view.channels}
            perPage={CHANNELS_PER_PAGE}
            draw={(channel) => <ChannelRow key={channel.channel} view={channel} act={act} />}
          />
        </section>
      )}
    </div>
  );
}
