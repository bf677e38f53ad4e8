-- Sends a form instead when its body and the token against forged forms are given.
init = function(arguments)
  if arguments[1] then
    wrk.method, wrk.body = "POST", arguments[1]
    wrk.headers["X-CSRFToken"] = arguments[2]
    wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  end
end

-- Prints what wrk measured as one line of JSON.
done = function(summary, latency, requests)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format('{"rate": %.2f, "p50": %.2f, "p95": %.2f, "failed": %d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(95) / 1000, failed))
end
