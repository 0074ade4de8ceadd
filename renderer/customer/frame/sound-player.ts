import type { Frame } from '../../../app/session/view/view.ts';

type Sound = NonNullable<Frame['sound']>;
type SoundMoment = Sound['moment'];

/** Tones in hertz, one after the other: rising where something is done, falling where something went wrong. */
const TONES: Readonly<Record<SoundMoment, readonly number[]>> = {
  basket: [660],
  product: [660],
  payment: [660],
  phone: [660],
  invoice: [660, 660],
  cash: [660],
  qr: [660, 660],
  confirm: [660, 880],
  dispensing: [660, 880],
  success: [660, 880, 1_175],
  refund: [880, 660],
  error: [440, 330],
};
const TONE_S = 0.16;
/** The volume rises and falls within this time, because an abrupt start clicks in the loudspeaker. */
const FADE_S = 0.02;
/** A sine at full volume is louder than speech. */
const TONE_PART = 0.5;

let context: AudioContext | null = null;
let speaking: HTMLAudioElement | null = null;

/** Plays what a screen says. A recording that cannot be played is reported, and its tone played. */
export function playSound({ moment, volume, voice }: Sound, onFail: (address: string) => void): void {
  stopSound();
  if (voice === null) {
    playTones(moment, volume);
    return;
  }
  const audio = new Audio(voice);
  audio.volume = volume;
  speaking = audio;
  const fail = (): void => {
    // The next screen has ended it, or it has failed already.
    if (speaking !== audio) return;
    speaking = null;
    onFail(voice);
    playTones(moment, volume);
  };
  // What is damaged after its start fails while it plays.
  audio.addEventListener('error', fail);
  audio.play().catch(fail);
}

/** Ends what is being heard. */
export function stopSound(): void {
  const before = speaking;
  speaking = null;
  before?.pause();
  endTones();
}

/** Nothing is heard where the computer has no sound device; nothing fails either. */
function playTones(moment: SoundMoment, volume: number): void {
  const playing = new AudioContext();
  context = playing;
  const gain = new GainNode(playing, { gain: 0 });
  gain.connect(playing.destination);
  const start = playing.currentTime;
  TONES[moment].forEach((frequency, index, all) => {
    const from = start + index * TONE_S;
    const tone = new OscillatorNode(playing, { frequency });
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(volume * TONE_PART, from + FADE_S);
    gain.gain.setValueAtTime(volume * TONE_PART, from + TONE_S - FADE_S);
    gain.gain.linearRampToValueAtTime(0, from + TONE_S);
    tone.connect(gain);
    tone.start(from);
    tone.stop(from + TONE_S);
    if (index === all.length - 1)
      tone.onended = () => {
        if (context === playing) endTones();
      };
  });
}

/** An open context keeps the sound device and a thread busy for as long as the page is open. */
function endTones(): void {
  const before = context;
  context = null;
  void before?.close().catch(() => undefined);
}
