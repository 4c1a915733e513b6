import CCurl

extension HTTPTransfer {
  /// What a result of libcurl means, in words that say what to do.
  func failure(_ code: CURLcode) -> HTTPFailure {
    let words = handle.errorText.isEmpty ? CurlLibrary.words(for: code) : handle.errorText
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      return HTTPFailure(.resolve, "\(words); check the spelling of the address and the network")
    case CURLE_COULDNT_CONNECT:
      return HTTPFailure(.connect, words)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR:
      return HTTPFailure(.connect, "no trusted connection: \(words)")
    case CURLE_OPERATION_TIMEDOUT:
      return HTTPFailure(handle.offset(CURLINFO_CONNECT_TIME_T) == 0 ? .connect : .timeout, words)
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return HTTPFailure(.transfer, "the answer was cut off: \(words)")
    case CURLE_GOT_NOTHING:
      return HTTPFailure(.transfer, "the server closed the connection without an answer")
    case CURLE_UNSUPPORTED_PROTOCOL where handle.number(CURLINFO_RESPONSE_CODE) == 0 && isConnected,
      CURLE_WEIRD_SERVER_REPLY:
      return HTTPFailure(.transfer, "the server does not answer in HTTP: \(words)")
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT:
      return HTTPFailure(.request, "not an http or https address: \(words)")
    default:
      return HTTPFailure(.transfer, words)
    }
  }

  private var isConnected: Bool { handle.text(CURLINFO_PRIMARY_IP)?.isEmpty == false }
}
