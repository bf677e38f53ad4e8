-- Prints what wrk measured as one line of JSON.
done = function(summary, latency, requests)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format('{"rate": %.2f, "p50": %.2f, "p95": %.2f, "failed": %d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(95) / 1000, failed))
end
