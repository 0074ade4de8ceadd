const TONE_HZ = 880;
const TONE_S = 1.5;
/** The volume rises and falls within this time, because an abrupt start clicks in the loudspeaker. */
const FADE_S = 0.05;
const VOLUME = 0.5;

/** Plays a tone. Nothing is heard where the computer has no sound device; nothing fails either. */
export function playTone(): void {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: TONE_HZ });
  const volume = new GainNode(context, { gain: 0 });
  const from = context.currentTime;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(VOLUME, from + FADE_S);
  volume.gain.setValueAtTime(VOLUME, from + TONE_S - FADE_S);
  volume.gain.linearRampToValueAtTime(0, from + TONE_S);
  tone.connect(volume).connect(context.destination);
  tone.onended = () => void context.close();
  tone.start(from);
  tone.stop(from + TONE_S);
}
