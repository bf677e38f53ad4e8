from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "regiotoezicht.audit"
    verbose_name = "Logboek"

    def ready(self) -> None:
        from regiotoezicht.audit import recorder, verify
        from regiotoezicht.core.actions import plug_recorder
        from regiotoezicht.core.night import NightWork, declare

        plug_recorder(recorder.write)
        declare(NightWork("audit.verify", "Gebeurtenissen in het logboek gecontroleerd", verify.verify_at_night))
