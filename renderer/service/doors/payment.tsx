import { useState, type ReactNode } from 'react';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { paymentWords } from '../../../app/messages/service/payment-words.ts';
import type { DeviceFacts } from '../../../app/payment/provider.ts';
import type { Level } from '../../../app/service/doors/home/types.ts';
import type { PaymentView } from '../../../app/service/doors/payment/types.ts';
import { ActButton } from '../parts/act-button.tsx';
import { DoorFrame } from '../parts/door-frame.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { useProblemSentence, useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';
import { PaymentSentence } from './payment/sentence.tsx';
import { VerificationEntry, VerificationLine } from './payment/verification.tsx';
import { TradePoints } from './payment/trade-points.tsx';

type Act = DoorProps<'payment'>['act'];

/** The service's connection, this machine's device and its trade point. */
export function PaymentDoor({ view, act }: DoorProps<'payment'>): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const [isTyping, setTyping] = useState(false);
  const { facts, busy, list, verifier } = view;
  if (facts === null) return null;
  if (facts.kind === 'none') return <DoorFrame attention={say('none')} />;
  const device = facts.kind === 'device' ? facts.device : null;
  const close = (): void => {
    setTyping(false);
  };
  if (verifier !== null && isTyping)
    return (
      <DoorFrame attention={null}>
        <VerificationEntry verifier={verifier} act={act} onClose={close} />
      </DoorFrame>
    );
  return (
    <DoorFrame attention={busy === null ? null : say(`busy.${busy}`)}>
      {device !== null && <PaymentSentence view={view} device={device} />}
      {list === null ? (
        <>
          <ul className="facts">
            <ServiceLine view={view} title={facts.kind === 'service' ? facts.title : say('service')} />
            {verifier !== null && (
              <VerificationLine
                verifier={verifier}
                verification={view.verification}
                onVerify={() => {
                  setTyping(true);
                }}
              />
            )}
            {facts.kind === 'device' ? (
              <DeviceLines view={view} device={facts.device} />
            ) : (
              <FactLine fact="address" title={say('address')}>
                {facts.host}
              </FactLine>
            )}
          </ul>
          {facts.kind === 'device' ? (
            <Actions view={view} device={facts.device} isDemo={facts.isDemo} act={act} />
          ) : (
            <div className="door-actions">
              <ActButton action="payment-ask" does={{ kind: 'ask' }} act={act} disabled={busy !== null}>
                {say('ask')}
              </ActButton>
            </div>
          )}
        </>
      ) : (
        <TradePoints list={list} isBusy={busy !== null} act={act} />
      )}
    </DoorFrame>
  );
}

const GATE_LEVELS: Readonly<Record<PaymentView['gate'], Level>> = {
  absent: 'absent',
  connecting: 'unknown',
  ready: 'works',
  lost: 'fault',
};

function ServiceLine({ view, title }: { readonly view: PaymentView; readonly title: string }): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const sentence = useProblemSentence();
  const { gate, problem, answer } = view;
  return (
    <>
      <FactLine fact="service" title={title} level={GATE_LEVELS[gate]}>
        {problem === null ? say(gate === 'ready' ? 'service.ready' : 'service.connecting') : sentence(problem)}
      </FactLine>
      {answer !== null && (
        <FactLine fact="answer" title={say('answer')} level={answer.problem === null ? 'works' : 'fault'}>
          {answer.problem === null
            ? say('answer.good', { time: formatKazakhTime(answer.wallMs), took: answer.tookMs })
            : sentence(answer.problem)}
        </FactLine>
      )}
    </>
  );
}

function DeviceLines({ view, device }: { readonly view: PaymentView; readonly device: DeviceFacts }): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const { contract, baseUrl, proxy } = device;
  const contractKey = `scheme.${contract}`;
  return (
    <>
      <FactLine
        fact="trade-point"
        title={say('trade-point')}
        level={device.registered === null && device.wantedTradePointId === null ? 'attention' : null}
      >
        {tradePointWords(view, device, say)}
      </FactLine>
      <FactLine fact="device" title={say('device')} level={deviceLevel(device)}>
        {say(device.isGivenUp ? 'device.given-up' : device.registered === null ? 'device.never' : 'device.registered', {
          device: device.deviceId,
        })}
      </FactLine>
      <FactLine fact="scheme" title={say('scheme')}>
        {isWord(contractKey) ? say(contractKey) : contract}
      </FactLine>
      <FactLine fact="address" title={say('address')}>
        {baseUrl}
      </FactLine>
      <FactLine fact="proxy" title={say('proxy')}>
        {proxy ?? say('proxy.none')}
      </FactLine>
    </>
  );
}

function deviceLevel({ isGivenUp, registered }: DeviceFacts): Level {
  if (isGivenUp) return 'attention';
  return registered === null ? 'unknown' : 'works';
}

function isWord(key: string): key is keyof typeof paymentWords {
  return key in paymentWords;
}

type Say = (key: keyof typeof paymentWords, parameters?: Readonly<Record<string, string>>) => string;

/** Without a name the words leave its place out. */
function named(id: string, name: string): Readonly<Record<string, string>> {
  return name === '' ? { id } : { id, name };
}

function tradePointWords({ chosen, tradePoint }: PaymentView, device: DeviceFacts, say: Say): string {
  const { registered, wantedTradePointId } = device;
  const id = registered?.tradePointId ?? wantedTradePointId;
  const name = registered?.tradePointName ?? tradePoint ?? '';
  const now = id === null ? say('trade-point.none') : say('trade-point.text', named(id, name));
  return chosen === null ? now : `${now}. ${say('trade-point.next', named(chosen.id, chosen.name))}`;
}

interface ActionsProps {
  readonly view: PaymentView;
  readonly device: DeviceFacts;
  readonly isDemo: boolean;
  readonly act: Act;
}

function Actions({ view, device, isDemo, act }: ActionsProps): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const isBusy = view.busy !== null;
  const button = (kind: 'ask' | 'list' | 'register', disabled = isBusy): ReactNode => (
    <ActButton action={`payment-${kind}`} does={{ kind }} act={act} disabled={disabled}>
      {say(kind)}
    </ActButton>
  );
  const held = (kind: 'give-up' | 'restart', action: string, disabled = isBusy): ReactNode => (
    <ActButton action={action} does={{ kind }} act={act} disabled={disabled} isHeld>
      {say(kind)}
    </ActButton>
  );
  return (
    <div className="door-actions">
      {view.chosen !== null && held('restart', 'restart')}
      {button('ask')}
      {button('list', isBusy || isDemo)}
      {button('register')}
      {held('give-up', 'payment-give-up', isBusy || device.registered === null)}
    </div>
  );
}
