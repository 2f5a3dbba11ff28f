// Draws the table of pairs as arcs on a map. Without this file the table stands in its place.
(async () => {
  const map = document.getElementById('map');
  const table = document.getElementById('map-table');
  if (!map || !table || !window.echarts) return;

  const at = (text) => text.split(',').map(Number);
  const arcs = [...table.querySelectorAll('tr.arc')].map(({ dataset }) => ({
    from: dataset.from, to: dataset.to, fromAt: at(dataset.fromAt), toAt: at(dataset.toAt),
  }));
  let outlines;
  try {
    const answer = await fetch(map.dataset.outlines);
    if (!answer.ok) return;
    outlines = await answer.json();
  } catch (unreachable) {
    return; // the table stays
  }
  echarts.registerMap('china', outlines);
  map.hidden = false;
  table.open = false;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const ends = (name, place, colour, symbol) => {
    const seen = new Map();
    for (const arc of arcs) {
      const known = seen.get(String(arc[place]));
      seen.set(String(arc[place]), known && known !== arc[name] ? `${known}\n${arc[name]}` : arc[name]);
    }
    return {
      type: 'scatter', coordinateSystem: 'geo', symbol, symbolSize: 9, itemStyle: { color: colour },
      data: [...seen].map(([where, label]) => ({ name: label.replaceAll('\n', '、'), value: at(where) })),
      tooltip: { formatter: (point) => escaped(point.name) },
    };
  };
  const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const chart = echarts.init(map, null, { renderer: 'svg' });
  chart.setOption({
    animation: false, // a page printed at once must not lack its lines
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    tooltip: { trigger: 'item', confine: true },
    geo: {
      map: 'china', roam: false, silent: true, top: 12, bottom: 12,
      itemStyle: { areaColor: '#eaf1f3', borderColor: '#a9c1c8', borderWidth: 0.7 },
    },
    series: [
      {
        type: 'lines', coordinateSystem: 'geo', symbol: ['none', 'arrow'], symbolSize: 8,
        lineStyle: { color: '#0b5563', width: 1.6, opacity: 0.75, curveness: 0.22 },
        effect: { show: !calm, period: 6, trailLength: 0.15, symbolSize: 4, color: '#d08a00' },
        data: arcs.map((arc) => ({ name: `${arc.from} → ${arc.to}`, coords: [arc.fromAt, arc.toAt] })),
        tooltip: { formatter: (line) => escaped(line.name) },
      },
      ends('from', 'fromAt', '#0b5563', 'rect'),
      ends('to', 'toAt', '#c25b00', 'circle'),
    ],
  });
  addEventListener('resize', () => chart.resize());
  addEventListener('beforeprint', () => {
    table.open = true;
    // the paper is narrower than the screen: the drawing shrinks as a whole
    map.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  });
})();
