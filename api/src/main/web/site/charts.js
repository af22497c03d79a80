/** @import { EChartsOption } from 'echarts' */
/** @import { Scope } from './store.js' */
/** @import { Format } from './units.js' */
import { h } from './dom.js';
import { token } from './colours.js';

/** Loaded with the first chart: the map page does not need it. */
const library = () => import('echarts');

/**
 * A chart that keeps the size of its place. It says what it shows to readers of the screen, and its
 * tooltip is drawn, since the policy of the page forbids styles in text.
 *
 * @param {{ scope: Scope, label: string, onChoose?: (index: number, series: number) => void }} options
 */
export function createChart({ scope, label, onChoose }) {
  const element = h('div', { class: 'chart', role: 'img', 'aria-label': label });
  /** @type {import('echarts').ECharts | null} */
  let chart = null;
  let ended = false;
  const watch = new ResizeObserver(() => chart?.resize());
  scope.onEnd(() => {
    ended = true;
    watch.disconnect();
    chart?.dispose();
  });
  return {
    element,
    /** @param {EChartsOption} option */
    async draw(option) {
      const { init } = await library();
      if (ended) {
        return;
      }
      if (chart === null) {
        chart = init(element, null, { renderer: 'canvas' });
        watch.observe(element);
        chart.on('click', (e) => onChoose?.(e.dataIndex, e.seriesIndex ?? 0));
      }
      chart.setOption({ ...base(), ...option }, true);
    },
  };
}

/** @returns {EChartsOption} */
function base() {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: token('text') },
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
  };
}

/** @typedef {{ name: string, values: (number | null)[], colour: string, format: Format }} Series */

/** Axes, legend and tooltip, in the colours of the page. */
export function dress() {
  const quiet = { color: token('quiet'), fontSize: 12 };
  const line = { lineStyle: { color: token('line') } };
  return {
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: token('text'), fontSize: 12 } },
    tooltip: /** @type {const} */ ({
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      axisPointer: { type: 'shadow', shadowStyle: { color: '#7f8f9422' } },
      backgroundColor: token('raised'),
      borderColor: token('line'),
      textStyle: { color: token('text'), fontSize: 12 },
    }),
    category: { type: /** @type {const} */ ('category'), axisLabel: { ...quiet, color: token('text') }, axisLine: line, axisTick: { show: false } },
    value: { type: /** @type {const} */ ('value'), axisLabel: quiet, splitLine: line, axisLine: { show: false } },
  };
}

/**
 * Bars for each record, lying or standing; what is not chosen steps back.
 *
 * @param {object} options
 * @param {string[]} options.names
 * @param {Series[]} options.series
 * @param {number} [options.chosen] index of the record that the others are filtered by, or -1
 * @param {boolean} [options.lying]
 * @returns {EChartsOption}
 */
export function bars({ names, series, chosen = -1, lying = true }) {
  const { legend, tooltip, category, value } = dress();
  const first = series[0]?.format.axis ?? String;
  const across = { ...category, data: names, inverse: lying, axisLabel: { ...category.axisLabel, interval: 0, fontSize: lying ? 12 : 11 } };
  const along = { ...value, axisLabel: { ...value.axisLabel, formatter: first } };
  return {
    legend,
    tooltip,
    grid: { left: 4, right: 24, top: 32, bottom: 4, containLabel: true },
    xAxis: lying ? along : across,
    yAxis: lying ? across : along,
    series: series.map((s) => ({
      type: 'bar',
      name: s.name,
      barMaxWidth: 22,
      itemStyle: { color: s.colour, borderRadius: 2 },
      tooltip: { valueFormatter: (v) => (typeof v === 'number' ? s.format.text(v) : '–') },
      data: s.values.map((v, i) => ({ value: v, itemStyle: { opacity: chosen < 0 || chosen === i ? 1 : 0.28 } })),
    })),
  };
}

/**
 * @param {object} options
 * @param {string[]} options.names
 * @param {Series[]} options.series
 * @returns {EChartsOption}
 */
export function lines({ names, series }) {
  const { legend, tooltip, category, value } = dress();
  return {
    legend,
    tooltip,
    grid: { left: 4, right: 16, top: 40, bottom: 4, containLabel: true },
    xAxis: { ...category, data: names },
    yAxis: series.slice(0, 2).map((s) => ({
      ...value,
      scale: true,
      axisLabel: { ...value.axisLabel, formatter: s.format.axis },
    })),
    series: series.map((s, i) => ({
      type: 'line',
      name: s.name,
      yAxisIndex: Math.min(i, 1),
      symbolSize: 8,
      symbol: i === 0 ? 'circle' : 'diamond',
      lineStyle: { width: 2.5, type: i === 0 ? 'solid' : 'dashed' },
      itemStyle: { color: s.colour },
      tooltip: { valueFormatter: (v) => (typeof v === 'number' ? s.format.text(v) : '–') },
      data: s.values,
    })),
  };
}
