<?php
/**
 * Plugin Name: Presently
 * Description: The chat of your own Presently on every page, which knows who is signed in.
 * Version: 0.0.0
 * Requires at least: 6.3
 * Requires PHP: 7.4
 * License: MIT
 */

defined( 'ABSPATH' ) || exit;

add_action( 'wp_enqueue_scripts', 'presently_enqueue' );
add_action( 'wp_ajax_presently_token', 'presently_answer_token' );
add_action( 'wp_logout', 'presently_signed_out' );
add_action( 'admin_init', 'presently_register' );
add_action( 'admin_menu', 'presently_menu' );

/** Puts the tag into the footer. The key stands in the address, because plugins that combine scripts drop attributes. */
function presently_enqueue() {
	$options = get_option( 'presently', array() );
	if ( empty( $options['server'] ) || empty( $options['site'] ) ) {
		return;
	}
	$address = $options['server'] . '/presently.js?site=' . rawurlencode( $options['site'] );
	$place   = array( 'strategy' => 'async', 'in_footer' => true );
	wp_enqueue_script( 'presently', $address, array(), null, $place );
	wp_add_inline_script( 'presently', PRESENTLY_SIGN_OUT, 'before' );
	if ( is_user_logged_in() && defined( 'PRESENTLY_SIGNING_KEY' ) ) {
		$from = wp_json_encode( admin_url( 'admin-ajax.php?action=presently_token', 'relative' ) );
		wp_add_inline_script( 'presently', sprintf( PRESENTLY_SIGN_IN, $from ), 'before' );
	}
}

/** The token is asked for when it is needed, and again before it runs out: it never stands in a page that a cache could keep. */
const PRESENTLY_SIGN_IN = <<<'JS'
(window.presently = window.presently || []).push(function (p) {
	p.identify({ token: function () {
		return fetch(%s, { credentials: "same-origin" }).then(function (answer) {
			if (!answer.ok) throw new Error("no token: " + answer.status);
			return answer.text();
		});
	} });
});
JS;

/** Answers whoever is signed in with a token of theirs; WordPress lets nobody else come here. */
function presently_answer_token() {
	$options = get_option( 'presently', array() );
	if ( empty( $options['site'] ) || ! defined( 'PRESENTLY_SIGNING_KEY' ) ) {
		status_header( 404 );
		exit;
	}
	nocache_headers();
	header( 'Content-Type: text/plain; charset=utf-8' );
	echo presently_token_of( wp_get_current_user(), $options['site'] );
	exit;
}

/**
 * Who they are, as a JWT for ten minutes, signed with the site's key as the console showed it. Their address is left out: what is signed counts as
 * verified, and shops let people register with an address that nobody has looked at.
 */
function presently_token_of( $user, $site ) {
	$claims = array(
		'aud'  => $site,
		'sub'  => (string) $user->ID,
		'name' => $user->display_name,
		'iat'  => time(),
		'exp'  => time() + 600,
	);
	$part   = function ( $bytes ) {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	};
	$text   = $part( wp_json_encode( array( 'alg' => 'HS256', 'typ' => 'JWT' ) ) ) . '.' . $part( wp_json_encode( $claims ) );
	return $text . '.' . $part( hash_hmac( 'sha256', $text, PRESENTLY_SIGNING_KEY, true ) );
}

/** Whoever signs out of the site is forgotten by the chat, too. The page may come from a cache: only the cookie knows. */
const PRESENTLY_SIGN_OUT = <<<'JS'
if (/(^|; )presently_out=1/.test(document.cookie)) {
	document.cookie = "presently_out=; Max-Age=0; path=/";
	(window.presently = window.presently || []).push(function (p) { p.identify(null); });
}
JS;

function presently_signed_out() {
	setcookie( 'presently_out', '1', array( 'path' => '/', 'secure' => is_ssl(), 'samesite' => 'Lax' ) );
}

function presently_register() {
	register_setting( 'presently', 'presently', array( 'type' => 'array', 'sanitize_callback' => 'presently_sanitize' ) );
}

/** What is no address or no key is not kept. */
function presently_sanitize( $given ) {
	$server = esc_url_raw( trim( (string) ( $given['server'] ?? '' ) ), array( 'https', 'http' ) );
	$site   = trim( (string) ( $given['site'] ?? '' ) );
	return array(
		'server' => untrailingslashit( $server ),
		'site'   => preg_match( '/^[\w-]{1,64}$/', $site ) ? $site : '',
	);
}

function presently_menu() {
	add_options_page( 'Presently', 'Presently', 'manage_options', 'presently', 'presently_page' );
}

function presently_page() {
	$options = get_option( 'presently', array() );
	?>
	<div class="wrap">
		<h1>Presently</h1>
		<form method="post" action="options.php">
			<?php settings_fields( 'presently' ); ?>
			<p>
				<label for="presently-server">Where your Presently answers, such as https://chat.example.com</label><br>
				<input id="presently-server" class="regular-text" type="url" required
					name="presently[server]" value="<?php echo esc_attr( $options['server'] ?? '' ); ?>">
			</p>
			<p>
				<label for="presently-site">Site key, in the console under Settings, Sites</label><br>
				<input id="presently-site" class="regular-text" required pattern="[\w\-]{1,64}"
					name="presently[site]" value="<?php echo esc_attr( $options['site'] ?? '' ); ?>">
			</p>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
