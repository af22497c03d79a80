import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../site/i18n.js';
import { formatOf, signed } from '../site/units.js';

const zh = wordsOf('zh', 'CNY');
const en = wordsOf('en', 'CNY');
const written = (measure, values, area = 'mu', words = zh) => formatOf(measure, values, { area }, words).text(values[0]);

test('money is written in the size that suits it', () => {
  assert.equal(written({ name: 'tax', unit: 'CNY' }, [850_000_000]), '8.50\u2009亿元');
  assert.equal(written({ name: 'tax', unit: 'CNY' }, [23_500]), '2.35\u2009万元');
  assert.equal(written({ name: 'tax', unit: 'CNY' }, [23_500], 'mu', en), '23.5\u2009CNY k');
  assert.equal(written({ name: 'tax', unit: 'USD' }, [23_500], 'mu', wordsOf('zh', 'USD')), '2.35\u2009万美元');
});

test('land turns from mu to m², and what is divided by it the other way', () => {
  assert.equal(written({ name: 'land_mu', unit: 'mu' }, [3]), '3.00\u2009亩');
  assert.equal(written({ name: 'land_mu', unit: 'mu' }, [3], 'm2'), '2,000\u2009m²');
  assert.equal(written({ name: 'tax_per_mu', unit: 'CNY/mu' }, [2_000_000], 'm2'), '3,000\u2009元/m²');
  assert.equal(written({ name: 'land_m2', unit: 'm2' }, [2000]), '3.00\u2009亩');
});

test('floor is never written in mu', () => {
  assert.equal(written({ name: 'floor_area_m2', unit: 'm2' }, [2000]), '2,000\u2009m²');
  assert.equal(written({ name: 'tax_per_floor_m2', unit: 'CNY/m2' }, [4373], 'mu'), '4,373\u2009元/m²');
});

test('shares are in per cent, floor area ratios are not', () => {
  assert.equal(written({ name: 'vacancy', unit: '1' }, [0.168]), '16.8%');
  assert.equal(written({ name: 'far', unit: '1' }, [2.5]), '2.50');
});

test('what is not known is a dash, and change has its sign', () => {
  const format = formatOf({ name: 'vacancy', unit: '1' }, [0.1], { area: 'mu' }, zh);
  assert.equal(format.text(null), '–');
  assert.equal(signed(format, zh).text(0.034), '+3.4\u2009个百分点');
  assert.equal(signed(format, zh).text(-0.034), '-3.4\u2009个百分点');
});
