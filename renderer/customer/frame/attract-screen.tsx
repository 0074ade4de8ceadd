import { useEffect, useState, type ReactNode } from 'react';
import type { Language } from '../../../app/language/language.ts';
import { pick, text } from '../../../app/messages/text.ts';
import { formatTenge } from '../../../app/money/money.ts';
import { hintText } from '../../../app/messages/ways-text.ts';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { Picture } from '../../picture/picture.tsx';
import type { ScreenOf } from '../screens/screen-of.ts';
import { useShown } from '../state/shown.ts';

/** Long enough to read a name and a price in passing. */
const SLIDE_MS = 6_000;
/** A video that does not end, or never begins, gives way after this time. */
const LONGEST_VIDEO_MS = 600_000;

/** Files that could not be shown since the page was loaded: each is reported once and left out from then on. */
const unplayed = new Set<string>();

type AttractFile = NonNullable<ScreenOf<'idle'>['attract']>['files'][number];

type Slide =
  | { readonly kind: 'file'; readonly file: AttractFile }
  | { readonly kind: 'product'; readonly product: ProductCard; readonly language: Language }
  | { readonly kind: 'payment'; readonly language: Language };

/** The operator's files; without any that can be shown, the products and the ways to pay, the languages in turn. */
function slidesOf(screen: ScreenOf<'idle'>, languages: readonly Language[]): readonly Slide[] {
  const files = (screen.attract?.files ?? []).filter(({ address }) => !unplayed.has(address));
  if (files.length > 0) return files.map((file) => ({ kind: 'file', file }));
  const languageAt = (index: number): Language => languages[index % languages.length] ?? 'kk';
  const products = screen.products.filter(({ soldOut }) => !soldOut);
  return [
    ...products.map((product, index): Slide => ({ kind: 'product', product, language: languageAt(index) })),
    ...languages.map((language): Slide => ({ kind: 'payment', language })),
  ];
}

/**
 * What people see who pass by. The whole of it is one button, so that the touch that ends it does nothing else. Nothing
 * moves between two slides.
 */
export function AttractScreen({ screen }: { readonly screen: ScreenOf<'idle'> }): ReactNode {
  const { frame, intents } = useShown();
  const [turn, setTurn] = useState(0);
  const slides = slidesOf(screen, frame.languages);
  const slide = slides[turn % slides.length];
  const video = slide?.kind === 'file' && slide.file.kind === 'video';

  useEffect(() => {
    const timer = setTimeout(
      () => {
        setTurn((before) => before + 1);
      },
      video ? LONGEST_VIDEO_MS : SLIDE_MS,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [turn, video]);

  const next = (): void => {
    setTurn((before) => before + 1);
  };
  const fail = (address: string): void => {
    if (!unplayed.has(address)) {
      unplayed.add(address);
      intents.unplayed(address);
    }
    next();
  };

  return (
    <PressButton
      className="attract"
      data-shows={slide?.kind ?? 'payment'}
      aria-label={text(frame.language, 'attract.touch')}
      onPress={intents.wake}
    >
      <span className="attract-owner">
        <span className="attract-owner-name">{frame.operatorName}</span>
        {frame.demo && <span className="demo">{text(frame.language, 'header.demo')}</span>}
      </span>
      <span key={turn} className="attract-slide">
        {slide?.kind === 'file' && (
          <FileSlide file={slide.file} isAlone={slides.length === 1} onEnd={next} onFail={fail} />
        )}
        {slide?.kind === 'product' && <ProductSlide product={slide.product} language={slide.language} />}
        {slide?.kind === 'payment' && (
          <span className="attract-pay" lang={slide.language}>
            {hintText(slide.language, screen)}
          </span>
        )}
      </span>
      <span className="attract-touch">
        {frame.languages.map((language) => (
          <span key={language} lang={language}>
            {text(language, 'attract.touch')}
          </span>
        ))}
      </span>
    </PressButton>
  );
}

interface ProductSlideProps {
  readonly product: ProductCard;
  readonly language: Language;
}

function ProductSlide({ product, language }: ProductSlideProps): ReactNode {
  return (
    <span className="attract-product" lang={language}>
      <Picture picture={product.picture} />
      <span className="attract-name">{pick(product.name, language)}</span>
      <span className="attract-price">{formatTenge(product.priceTiyn)}</span>
    </span>
  );
}

interface FileSlideProps {
  readonly file: AttractFile;
  /** Then a video begins again by itself, without a gap. */
  readonly isAlone: boolean;
  readonly onEnd: () => void;
  readonly onFail: (address: string) => void;
}

function FileSlide({ file: { kind, address }, isAlone, onEnd, onFail }: FileSlideProps): ReactNode {
  const fail = (): void => {
    onFail(address);
  };
  if (kind === 'picture') return <img className="attract-file" src={address} alt="" draggable={false} onError={fail} />;
  return (
    <video
      className="attract-file"
      src={address}
      muted
      autoPlay
      playsInline
      disablePictureInPicture
      loop={isAlone}
      onEnded={onEnd}
      onError={fail}
    />
  );
}
