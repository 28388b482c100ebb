<?php
/**
 * Plugin Name: Presently
 * Description: The chat of your own Presently on every page.
 * Version: 0.0.0
 * Requires at least: 6.3
 * Requires PHP: 7.4
 * License: MIT
 */

defined( 'ABSPATH' ) || exit;

add_action( 'wp_enqueue_scripts', 'presently_enqueue' );
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
}

/** Whoever has signed out of the shop is forgotten by the chat, too. The page may come from a cache: only the cookie knows. */
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
