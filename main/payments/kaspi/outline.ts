import { withKaspiFiles, type KaspiSettings } from '../../../app/config/kaspi.ts';
import { countingLeaf } from '../../certificate/counting-leaf.ts';
import { endOf, HTTPS_PORT, PROXY_PORT } from '../port/network-end.ts';
import type { OutlinedCertificate, ServiceOutline } from '../port/outline.ts';

/** Kaspi's service as an examination sees it. */
export function kaspiOutline(settings: KaspiSettings): ServiceOutline {
  const { baseUrl, proxy } = settings;
  const hasPassword = typeof proxy === 'object';
  return {
    service: endOf(baseUrl, HTTPS_PORT),
    proxy: proxy === undefined ? null : endOf(hasPassword ? proxy.url : proxy, PROXY_PORT),
    secretFiles: [...secretFiles(settings), ...(hasPassword ? [proxy.passwordFile] : [])],
    certificate: certificateOf(settings),
  };
}

function secretFiles(settings: KaspiSettings): readonly string[] {
  if (settings.scheme === 'lite') return [settings.apiKeyFile];
  const { certificate } = settings;
  const key = 'pfxFile' in certificate ? certificate.pfxFile : certificate.keyFile;
  return [key, ...(certificate.passphraseFile === undefined ? [] : [certificate.passphraseFile])];
}

function certificateOf(settings: KaspiSettings): OutlinedCertificate | null {
  if (settings.scheme === 'lite') return null;
  const { certificate, caFiles } = settings;
  return {
    file: 'pfxFile' in certificate ? certificate.pfxFile : certificate.certFile,
    caFiles,
    leaf: async (dataDirectory, place) => {
      const placed = withKaspiFiles(settings, place);
      return placed.scheme === 'lite' ? null : countingLeaf(dataDirectory, placed.certificate);
    },
  };
}
