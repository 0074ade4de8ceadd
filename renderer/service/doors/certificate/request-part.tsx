import { useState, type ReactNode } from 'react';
import { bringingWords } from '../../../../app/messages/service/bringing-words.ts';
import type { CertificateAction } from '../../../../app/service/doors/certificate/actions.ts';
import type { Bringing, MadeRequest } from '../../../../app/service/doors/certificate/types.ts';
import { qrPicture } from '../../../parts/qr-path.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TypedKeys, TypedLines, useTyping } from '../../parts/typed-lines.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { SUBJECT_FIELDS, useFindings } from './use-findings.ts';

interface Props {
  readonly bringing: Bringing;
  readonly act: (action: CertificateAction) => void;
}

/** The request for a certificate: its form, and then its text as codes and on a stick. */
export function RequestPart({ bringing, act }: Props): ReactNode {
  const { say } = useServiceWords(bringingWords);
  const [isOpen, setIsOpen] = useState(false);
  const { request } = bringing;
  return (
    <section className="bringing">
      <h2 className="bringing-title">{say('request.title')}</h2>
      {request !== null ? (
        <MadePart
          bringing={bringing}
          request={request}
          act={(action) => {
            // The form has done its work.
            if (action.kind === 'request-close') setIsOpen(false);
            act(action);
          }}
        />
      ) : isOpen ? (
        <SubjectForm
          bringing={bringing}
          act={act}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      ) : (
        <div className="door-actions">
          <ActionButton
            action="request-open"
            onPress={() => {
              setIsOpen(true);
            }}
          >
            {say('request.open')}
          </ActionButton>
        </div>
      )}
    </section>
  );
}

type Field = (typeof SUBJECT_FIELDS)[number];
type Subject = Readonly<Record<Field, string>>;
const EMPTY: Subject = { organization: '', region: 'Almaty', city: 'Almaty', host: '', email: '', country: 'KZ' };
const MOST_LETTERS = 300;

function SubjectForm({ bringing, act, onClose }: Props & { readonly onClose: () => void }): ReactNode {
  const { say } = useServiceWords(bringingWords);
  const sentences = useFindings();
  const [subject, setSubject] = useState(EMPTY);
  const make = (): void => {
    act({ kind: 'request', subject });
  };
  const typing = useTyping(
    SUBJECT_FIELDS.map((name) => ({ name, keys: 'latin', label: say(name) })),
    {
      valueOf: (name) => subject[name],
      onType: (name, text) => {
        setSubject({ ...subject, [name]: text });
      },
      most: MOST_LETTERS,
      onDone: make,
    },
  );
  return (
    <div className="setup-form">
      <p className="setup-text">{say('request.text')}</p>
      {bringing.mistakes.length > 0 && <Notice kind="fault">{sentences(bringing.mistakes)}</Notice>}
      <div className="request-fields">
        <TypedLines typing={typing} onDone={typing.enter} />
      </div>
      <div className="door-actions">
        <ActionButton action="request-make" kind="filled" disabled={bringing.working !== null} onPress={make}>
          {say('request.make')}
        </ActionButton>
        <ActionButton action="request-cancel" onPress={onClose}>
          {say('request.cancel')}
        </ActionButton>
      </div>
      <TypedKeys typing={typing} />
    </div>
  );
}

/** So many letters in one code: a telephone reads it from a panel without a steady hand. */
const PART_LETTERS = 420;

/** The text in parts of whole lines. */
function partsOf(pem: string): readonly string[] {
  const parts: string[] = [];
  for (const line of pem.trim().split('\n')) {
    const last = parts.at(-1);
    if (last === undefined || last.length + line.length + 1 > PART_LETTERS) parts.push(line);
    else parts[parts.length - 1] = `${last}\n${line}`;
  }
  return parts;
}

function MadePart({ bringing, request, act }: Props & { readonly request: MadeRequest }): ReactNode {
  const { say } = useServiceWords(bringingWords);
  const { written, sticks, working } = bringing;
  const parts = partsOf(request.pem);
  return (
    <>
      <p className="setup-text">{say('request.made')}</p>
      {written !== null && 'file' in written && <Notice kind="good">{say('written', { file: written.file })}</Notice>}
      {written !== null && 'detail' in written && (
        <Notice kind="fault">{say('not-written', { detail: written.detail })}</Notice>
      )}
      <ul className="request-codes">
        {parts.map((part, index) => (
          <li key={part}>
            <PartCode text={part} label={say('request.part', { number: index + 1, count: parts.length })} />
          </li>
        ))}
      </ul>
      <div className="door-actions">
        {sticks.map((stick) => (
          <ActionButton
            key={stick}
            action={`request-out-${stick}`}
            disabled={working !== null}
            onPress={() => {
              act({ kind: 'request-out', stick });
            }}
          >
            {say('request.out', { stick })}
          </ActionButton>
        ))}
        <ActionButton
          action="certificate-look"
          disabled={working !== null}
          onPress={() => {
            act({ kind: 'look' });
          }}
        >
          {say('look')}
        </ActionButton>
        <ActionButton
          action="request-close"
          onPress={() => {
            act({ kind: 'request-close' });
          }}
        >
          {say('request.close')}
        </ActionButton>
      </div>
    </>
  );
}

function PartCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const { side, path } = qrPicture(text);
  const box = `0 0 ${String(side)} ${String(side)}`;
  return (
    <figure className="request-code">
      <svg role="img" aria-label={label} viewBox={box} shapeRendering="crispEdges">
        <path fill="#fff" d={`M0 0h${String(side)}v${String(side)}H0z`} />
        <path d={path} />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
